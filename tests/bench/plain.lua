-- Plain numbers only. The same work as in plain.mg.

local function loop(n)
    local x = 0.5
    local above = 0
    for i = 0, n - 1 do
        x = 3.7*x*(1.0 - x)
        if x > 0.5 then above = above + 1 end
    end
    return x + above
end

local function chain(n)
    local a = 1.0000001
    local b = 1e-9
    local x = 1.0
    for i = 0, n - 1 do x = x*a + b end
    return x
end

local function fib(n)
    if n < 2 then return n end
    return fib(n - 1) + fib(n - 2)
end

local function measure(name, count, work, argument)
    local start = os.clock()
    local result = work(argument)
    print(string.format("= %s %d\n%.6g s", name, count, os.clock() - start))
    print(string.format("result %s %.17g", name, result))
end

measure("loop", 10000000, loop, 10000000)
measure("chain", 10000000, chain, 10000000)
measure("fib", 1, fib, 27)
