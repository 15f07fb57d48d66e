# Parts that repeat themselves, in texts of two letters: compared with a search place by place.
def first(text, part, start) {
    for i in range(start, len(text) - len(part) + 1) {
        if text[i:i + len(part)] == part {
            return i
        }
    }
    return -1
}
random.seed(1)
for k in range(300) {
    let text = join("", random.choices(["a", "b"], k=random.randint(0, 40)))
    let period = join("", random.choices(["a", "b"], k=random.randint(1, 6)))
    let part = (period * 4)[:random.randint(0, 9)]
    for start in [0, 1, len(text) // 2] {
        if start <= len(text) {
            assert text.find(part, start) == first(text, part, start)
        }
    }
    assert (part in text) == (first(text, part, 0) >= 0)
}

# Occurrences do not overlap.
"aaaaa".count("aa")             #=> 2
"abababa".replace("aba", "x")   #=> 'xbx'
"aXaXXaX".split("XX")           #=> ['aXa', 'aX']
("a"*1000 + "b").find("a"*500 + "b")    #=> 500
("ab"*500).find("ba"*300 + "a")         #=> -1
