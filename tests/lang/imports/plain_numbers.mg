# The mode of numbers belongs to one text: an imported file has its own, and a library the default.
set numbers plain
import "files/numbers_values.mg"
[type(imported), type(imported_later)]      #=> ['Value', 'float']
a = 2.0; type(a)                            #=> 'float'
set numbers values
import "files/numbers_again.mg"
type(again)                                 #=> 'float'
b = 2.0; type(b)                            #=> 'Value'
set numbers plain
import nn
type(Neuron(2).b)                           #=> 'Value'
len(MLP(2, [3, 1]).parameters())            #=> 13
