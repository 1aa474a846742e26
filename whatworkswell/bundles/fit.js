import "../topics/fit/page.js";
