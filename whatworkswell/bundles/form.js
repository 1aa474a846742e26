import "../authoring/form/form.js";
