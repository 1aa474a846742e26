import "../shell/site.js";
import "../topics/lists/case-index.js";
import "../kit/page-links.js";
