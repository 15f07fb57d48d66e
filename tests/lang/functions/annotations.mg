# Annotations are skipped and never evaluated.
x: float = 2.0
x.label                     #=> 'x'
n: int
n                           #!> unknown name 'n'
xs: list[tuple[int, "Value"]] = [(1, 2)]
xs                          #=> [[1, 2]]
xs[0]: int = 3
xs                          #=> [3]
def f(x: int, y: float = 1.0, *, z) = x      #!> expected the name of a parameter
def f(x: int, y: float = 1.0) -> float { return x + y }
f(1)                        #=> 2.0
def g(h: Callable[[float, ...], nothing(3)], k: "Value" = nil) -> dict[str, int] = h(2)
g(f)                        #=> 3.0
module M(n: int = 2) {
    w: float = 1.0
    self.v: list = [n]
    def forward(x: float) -> float { y: float = x*n; return y }
}
M()(2)                      #=> 4
M().v                       #=> [2]
f(y=2, x=1)                 #=> 3
def f(x: ) = 3              #!> 10: expected a type, found ')'
def f(x) -> = 3             #!> 13: expected a type
x := 3                      #!> 3: expected the end of the statement
x, y: int = 1, 2            #!> 5: expected the end of the statement
f(): int = 3                #!> 4: expected the end of the statement
def f(x: int]) = 3          #!> 13: ']' closes no open bracket
x: list[int) = 2            #!> 12: ')' does not match the '[' before it
