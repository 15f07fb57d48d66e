# Blocks are written in braces, not with a colon.
let x = 1
def f(x):          #!> 9: {
if x:              #!> 5: {
while x > 1:       #!> 12: {
for i in [1]:      #!> 13: {
if 1 { } else:     #!> 14: {
