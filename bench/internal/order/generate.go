package order

// The last of them builds this package, and with it what the others write.
//
//go:generate go run ../generate/ogen ../../schemas/orders/order.json orderogen
//go:generate go run ../generate/protobuf orderpb/order.proto
//go:generate go tool easyjson -no_std_marshalers -all plain.go
