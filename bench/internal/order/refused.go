package order

import "github.com/eventc/eventc/bench/internal/contender"

// rejected returns payloads with one wrong value, early and late, flat and deep.
func rejected() []contender.Payload {
	return []contender.Payload{
		changed("a broken order_number", `"ORD-2026-0004711"`, `"ORD-26-0004711"`),
		changed("a status that is none", `"paid"`, `"lost"`),
		changed("a third of a cent", `59.9`, `59.933`),
		changed("a list for a note", `"note":null`, `"note":["x"]`),
	}
}

// refused returns payloads that the schema refuses, each with one thing wrong.
func refused() []contender.Payload {
	return append(rejected(),
		changed("another constant", `"order"`, `"orders"`),
		changed("a broken uuid", `1b4e28ba-2fa1`, `1b4e28ba-2fag`),
		changed("a day that is none", `2026-11-24`, `2026-11-31`),
		changed("a currency in lower case", `"EUR"`, `"eur"`),
		changed("a currency of four letters", `"EUR"`, `"EURO"`),
		changed("a line behind what matches", `"EUR"`, `"EUR\n"`),
		changed("a negative total", `264.35`, `-264.35`),
		changed("a total above all", `264.35`, `1000000.01`),
		changed("a total of a third decimal", `264.35`, `264.351`),
		changed("a total as a string", `264.35`, `"264.35"`),
		changed("no total", `"total":264.35,`, ``),
		changed("a null for a total", `264.35`, `null`),
		changed("a negative discount", `12.5`, `-12.5`),
		changed("a discount of a third decimal", `12.5`, `12.505`),
		changed("a discount as a string", `12.5`, `"12.5"`),
		changed("no discount", `"discount":12.5,`, ``),
		changed("a number for a truth", `false`, `0`),
		changed("no name", `"Zoë Łukasik-Müller"`, `""`),
		changed("a name of 61 letters", `"Zoë Łukasik-Müller"`, `"ëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëëë"`),
		changed("a phone without a plus", `+49`, `0049`),
		changed("a locale that is none", `"de-DE"`, `"de_DE"`),
		changed("an unknown member of a closed object", `"locale":`, `"age":7,"locale":`),
		changed("an unknown member", `"note":`, `"notes":null,"note":`),
		changed("a postal code of a letter in lower case", `"20354"`, `"2035a"`),
		changed("a country by name", `"DE"},"items"`, `"Germany"},"items"`),
		changed("a street that is none", `"Gänsemarkt 5\nHinterhaus, 3. Stock"`, `null`),
		changed("a broken sku", `"PEN-00007"`, `"PEN-0007"`),
		changed("no sku", `"sku":"PEN-00007",`, ``),
		changed("a quantity of 0", `"quantity":3`, `"quantity":0`),
		changed("a quantity of a half", `"quantity":3`, `"quantity":2.5`),
		changed("a quantity of 1000", `"quantity":3`, `"quantity":1000`),
		changed("a tax of more than all", `0.07`, `1.07`),
		changed("a number for a tag", `"gift"`, `7`),
		changed("an empty tag", `"gift"`, `""`),
		changed("eleven tags", `"gift"`, `"a","b","c","d","e","f","g","h","i"`),
		changed("an object for a list", `["gift","first-order","newsletter"]`, `{}`),
		changed("a missing brace", `"note":null}`, `"note":null`),
		changed("a trailing comma", `"note":null}`, `"note":null,}`),
		changed("a second payload behind it", `"note":null}`, `"note":null}{}`),
		contender.Payload{Name: "an array", Text: `[` + payload + `]`},
		contender.Payload{Name: "nothing", Text: ``},
	)
}

func changed(name, from, to string) contender.Payload {
	return contender.Changed(name, payload, from, to)
}
