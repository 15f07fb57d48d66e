# join(sep, xs) joins texts.
join(", ", ["a", "b"])     #=> 'a, b'
", ".join(["a", "b", "c"]) #=> 'a, b, c'
join("-", [])              #=> ''
