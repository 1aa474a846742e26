import "../topics/search/early.js";
