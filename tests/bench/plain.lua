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

local function fibs(count)
    local last
    for i = 1, count do last = fib(27) end
    return last
end

-- Lua only has a clock of processor time, which stops while other processes run; mgrad measures
-- elapsed time. So `date` is used; it takes about a millisecond, which is subtracted.
local function now()
    local pipe = io.popen("date +%s.%N")
    local seconds = pipe:read("n")
    pipe:close()
    return seconds
end

local function measure(name, count, work)
    local before, start = now(), now()
    local result = work(count)
    print(string.format("= %s %d\n%.6g s", name, count, now() - start - (start - before)))
    print(string.format("result %s %.17g", name, result))
end

measure("loop", 10000000, loop)
measure("chain", 10000000, chain)
measure("fib", 10, fibs)
