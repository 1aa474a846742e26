import "../topics/gap_map/gap-map.js";
