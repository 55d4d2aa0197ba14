// Single choice: one of the options fits best.
waymark.optionType("choice", waymark.oneOption);
