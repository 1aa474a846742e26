import "../topics/start/start.js";
