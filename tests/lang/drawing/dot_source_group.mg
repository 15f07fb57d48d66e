# group=true frames the nodes of each instance of a module; edges are outside the frames.
module Half() {
    w = 0.5
    def forward(x) = x*w
}
module Pair() {
    halves = [Half(), Half()]
    def forward(x) = halves[0](x) + halves[1](x)
}
pair = Pair()
x = 4.0
L = pair(x)
dot L, group=true
#=> digraph mgrad {
#=>     graph [rankdir=LR]
#=>     n1 [label="{ x | data 4.0000 | grad 0.0000 }", shape=record]
#=>     subgraph cluster1 {
#=>     graph [label="pair: Pair, 2 × Half", style=rounded, fontsize=14, color="#999999"]
#=>     n6 [label="{ L | data 4.0000 | grad 0.0000 }", shape=record]
#=>     n6op [label="+"]
#=>     subgraph cluster2 {
#=>     graph [label="pair.halves[0]: Half", style=rounded, fontsize=14, color="#999999"]
#=>     n2 [label="{ w | data 0.5000 | grad 0.0000 }", shape=record]
#=>     n3 [label="{  | data 2.0000 | grad 0.0000 }", shape=record]
#=>     n3op [label="*"]
#=>     }
#=>     subgraph cluster3 {
#=>     graph [label="pair.halves[1]: Half", style=rounded, fontsize=14, color="#999999"]
#=>     n4 [label="{ w | data 0.5000 | grad 0.0000 }", shape=record]
#=>     n5 [label="{  | data 2.0000 | grad 0.0000 }", shape=record]
#=>     n5op [label="*"]
#=>     }
#=>     }
#=>     n3op -> n3
#=>     n1 -> n3op
#=>     n2 -> n3op
#=>     n5op -> n5
#=>     n1 -> n5op
#=>     n4 -> n5op
#=>     n6op -> n6
#=>     n3 -> n6op
#=>     n5 -> n6op
#=> }
