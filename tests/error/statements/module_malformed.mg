# module needs a name, brackets and a block.
module { }         #!> 8: expected a name, found '{'
module M { }       #!> 10: expected '(' after the name, found '{'
module M() = 3     #!> 12: expected '{' to open a block, found '='
