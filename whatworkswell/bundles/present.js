import "../topics/sessions/timers.js";
import "../topics/sessions/present.js";
