import "../topics/sessions/timers.js";
import "../topics/sessions/session.js";
