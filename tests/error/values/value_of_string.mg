# Value takes a number.
Value("a")         #!> 7: number
Value([1])         #!> 7: number
Value(2.0, label=3)   #!> 18: string
