package liked

import "github.com/eventc/eventc/bench/internal/contender"

// rejected returns payloads with one wrong value, early and late.
func rejected() []contender.Payload {
	return []contender.Payload{
		changed("a broken event_id", `"0190a5d2-7a3c-7c5e-9d55-3f1b2c4d5e6f"`, `"0190a5d2-7a3c-7c5e-9d55-3f1b2c4d5e6"`),
		changed("a day that is none", `2026-11-24`, `2026-02-29`),
		changed("a number for a string", `"1b4e28ba-2fa1-4d2e-883f-0016d3cca427"`, `7`),
		changed("no user_id", `,"user_id":"1b4e28ba-2fa1-4d2e-883f-0016d3cca427"`, ``),
	}
}

// refused returns payloads that the schema refuses, each with one thing wrong.
func refused() []contender.Payload {
	return []contender.Payload{
		changed("a broken uuid", `"5f0c8a4e-2b8a-4f5e-8f0e-6a4f3c1d2e3b"`, `"5f0c8a4e-2b8a-4f5e-8f0e-6a4f3c1d2e3g"`),
		changed("a uuid without dashes", `"5f0c8a4e-2b8a-4f5e-8f0e-6a4f3c1d2e3b"`, `"5f0c8a4e2b8a4f5e8f0e6a4f3c1d2e3b"`),
		changed("a uuid as a URN", `"5f0c8a4e-`, `"urn:uuid:5f0c8a4e-`),
		changed("a number for a string", `"1b4e28ba-2fa1-4d2e-883f-0016d3cca427"`, `7`),
		changed("a null for a string", `"1b4e28ba-2fa1-4d2e-883f-0016d3cca427"`, `null`),
		changed("an object for a string", `"1b4e28ba-2fa1-4d2e-883f-0016d3cca427"`, `{}`),
		changed("no user_id", `,"user_id":"1b4e28ba-2fa1-4d2e-883f-0016d3cca427"`, ``),
		changed("no event_type", `"event_type":"liked",`, ``),
		changed("a user_id in upper case", `"user_id"`, `"USER_ID"`),
		changed("another constant", `"liked"`, `"Liked"`),
		changed("a number for the constant", `"liked"`, `1`),
		changed("a month that is none", `2026-11-24`, `2026-13-24`),
		changed("a day that is none", `2026-11-24`, `2026-02-29`),
		changed("a time without an offset", `.123456Z`, `.123456`),
		changed("a comma in the seconds", `.123456Z`, `,123456Z`),
		changed("a missing brace", `427"}`, `427"`),
		changed("a trailing comma", `427"}`, `427",}`),
		changed("a second payload behind it", `427"}`, `427"}{}`),
		{Name: "an array", Text: `[` + payload + `]`},
		{Name: "what is no JSON", Text: `liked`},
		{Name: "nothing", Text: ``},
	}
}

func changed(name, from, to string) contender.Payload {
	return contender.Changed(name, payload, from, to)
}
