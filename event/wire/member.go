package wire

// Member returns the position of the value of the first member called name in the object at s[p:],
// or -1. What stands behind the member is not looked at.
func Member(s string, p int, name string) int {
	if p = firstMember(s, p); p < 0 {
		return -1
	}
	for s[p] == '"' {
		key, value := Key(s, p)
		if value < 0 {
			return -1
		}
		if key == name {
			return value
		}
		if p = passMember(s, value); p < 0 {
			return -1
		}
	}
	return -1
}

// LastMember is [Member] for the last member of that name: the one that counts where a name occurs
// more than once. It reads the whole object.
func LastMember(s string, p int, name string) int {
	if p = firstMember(s, p); p < 0 {
		return -1
	}
	last := -1
	for s[p] == '"' {
		key, value := Key(s, p)
		if value < 0 {
			return -1
		}
		if key == name {
			last = value
		}
		if p = passMember(s, value); p < 0 {
			return -1
		}
	}
	return last
}

func firstMember(s string, p int) int {
	var d Decoder
	return d.Object(s, p)
}

func passMember(s string, value int) int {
	end := Skip(s, value, 1)
	if end < 0 {
		return -1
	}
	return Next(s, end)
}
