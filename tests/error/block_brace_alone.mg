# So does the opening brace on its if's line.
if 1
{                  #!> '{'
