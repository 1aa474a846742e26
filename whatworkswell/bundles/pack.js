import "../topics/pack/pack.js";
