import "../topics/fit/case.js";
