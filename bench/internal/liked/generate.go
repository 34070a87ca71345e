package liked

// The last of them builds this package, and with it what the others write.
//
//go:generate go run ../generate/ogen ../../../schemas/feed_events/liked.json likedogen
//go:generate go run ../generate/protobuf likedpb/liked.proto
//go:generate go tool easyjson -no_std_marshalers -all plain.go
