# Members of NumPy's arrays and of PyTorch's tensors.
X = [[1, 2], [3, 4]]; a = 2.0; L = a*3
X.shape             #!> 3: a list has no field 'shape'
a.detach()          #!> 3: a Value has no function 'detach'
torch.tensor(2.0)   #!> 7: torch has no 'tensor'
backward L
a.grad()            #!> 3: 'grad' is a field, not a function: read it without parentheses
print(a.grad())     #!> 9: 'grad' is a field, not a function
a.grad              #=> 3.0
