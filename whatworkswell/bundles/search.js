import "../topics/search/page.js";
