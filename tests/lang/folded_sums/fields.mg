# Lists and start may be fields of self, or bare names of fields in the module.
module Unit() {
    w = [Value(2.0), Value(-3.0)]
    b = 0.5
    def by_self(x) = sum([wi*xi for wi, xi in zip(self.w, x)], self.b)
    def bare(x) = sum([xi*wi for wi, xi in zip(w, x)], b)
    def by_dot(x) = dot(self.w, x, self.b)
    def later(x) = dot(self.w, x, self.rest)
}
u = Unit()
u.by_self([1.0, 4.0])            #=> Value(data=-9.5, grad=0.0)
u.bare([1.0, 4.0])               #=> Value(data=-9.5, grad=0.0)
u.by_dot([1.0, 4.0])             #=> Value(data=-9.5, grad=0.0)
u.w = [1, 2]; u.b = 1
u.by_self([1, 4])                #=> 10
u.bare([1, 4])                   #=> 10
u.by_dot([1, 4])                 #=> 10
u.later([1, 4])                  #!> Unit has no field 'rest'
