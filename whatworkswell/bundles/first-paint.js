import "../topics/search/first-paint.js";
