# self.x reads and assigns a field; a bare name reads its current value.
module Counter() {
    let n = 0
    def step() {
        self.n = n + 1
        self.n += 1
        return n
    }
}
c = Counter()
c.step()     #=> 2
c.step()     #=> 4
c.n          #=> 4
c.n = 10
c.step()     #=> 12
