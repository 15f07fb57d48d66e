# == compares keys and values in any order; an empty dictionary is false.
[{"a": 1, "b": 2} == {"b": 2, "a": 1.0}, {"a": 1} == {"a": 2}, {"a": 1} == {"b": 1}]    #=> [1, 0, 0]
[{} == {}, {} == [], {"a": 1} != {"a": 1}, {1: [2, {}]} == {1.0: [2.0, {}]}]            #=> [1, 0, 0, 1]
a = 1.0
[{"w": a} == {"w": 1}, {"a": 1} == {"a": 1, "b": 2}, {"a": nil} == {"b": nil}]          #=> [1, 0, 0]
[{"k": 1} in [{"k": 1}], 1 if {} else 2, 1 if {0: 0} else 2, not {}]    #=> [1, 2, 1, 1]
d = {"a": 1}
d.pop("a")
d == {}                     #=> 1
while {} { print "never" }
