package github

//go:generate go tool easyjson -no_std_marshalers -all plain.go
