# module needs a name, brackets and a block.
module { }         #!> 8: '{'
module M { }       #!> 10: '('
module M() = 3     #!> 12: {
