package scale

// members returns the members that an event chooses from. Their bounds depend on the event, so that
// no two events have the same code.
func members(i int) schema {
	all := schema{}
	for _, some := range []schema{texts(i), numbers(i), collections(i), objects(i)} {
		for name, member := range some {
			all[name] = member
		}
	}
	return all
}

func texts(i int) schema {
	return schema{
		"content":  schema{"type": "string", "minLength": 1, "maxLength": 100 + i%900, "description": "What it says."},
		"code":     schema{"type": "string", "pattern": "^[A-Z]{2}-[0-9]{4}$"},
		"color":    schema{"type": "string", "enum": []string{"red", "green", "blue", "yellow"}},
		"page":     schema{"type": "string", "format": "uri"},
		"due":      schema{"type": "string", "format": "date-time"},
		"trace_id": schema{"type": "string", "format": "uuid"},
		"comment":  schema{"type": []string{"string", "null"}, "maxLength": 50 + i%200},
	}
}

func numbers(i int) schema {
	return schema{
		"count":    schema{"type": "integer", "minimum": 0, "maximum": 1000 + i},
		"weight":   schema{"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.01},
		"rating":   schema{"type": []string{"integer", "null"}, "minimum": 1, "maximum": 5 + i%5},
		"verified": schema{"type": "boolean"},
		"priority": schema{"enum": []int{1, 2, 3}},
	}
}

func collections(i int) schema {
	return schema{
		"tags": schema{
			"type": "array", "items": schema{"type": "string", "minLength": 1}, "maxItems": 5 + i%20, "uniqueItems": true,
		},
		"scores": schema{"type": "object", "additionalProperties": schema{"type": "integer", "minimum": 0}},
		"lines": schema{"type": "array", "minItems": 1, "items": schema{
			"type": "object", "required": []string{"sku", "quantity"},
			"properties": schema{
				"sku":      schema{"type": "string", "pattern": "^[a-z0-9]+$"},
				"quantity": schema{"type": "integer", "minimum": 1, "maximum": 99 + i%100},
				"price":    schema{"$ref": "../_shared/money.json"},
			},
		}},
	}
}

func objects(i int) schema {
	return schema{
		"origin": schema{
			"type": "object", "additionalProperties": false, "required": []string{"channel"},
			"properties": schema{
				"channel": schema{"enum": []string{"web", "shop", "phone"}},
				"version": schema{"type": "integer", "minimum": i % 10},
				"device": schema{"type": "object", "properties": schema{
					"name": schema{"type": "string"}, "size": schema{"type": "number", "minimum": 0},
				}},
			},
		},
		"method": schema{"oneOf": []schema{
			paymentMethod("card", "number", schema{"type": "string", "pattern": "^[0-9]{12,19}$"}),
			paymentMethod("bank", "iban", schema{"type": "string", "minLength": 15, "maxLength": 34}),
		}},
		"thread": schema{"$ref": "../_shared/thread.json"},
	}
}

// paymentMethod returns a branch of a union that is told by its member "kind".
func paymentMethod(kind, member string, s schema) schema {
	return schema{
		"type": "object", "title": kind, "required": []string{"kind", member},
		"properties": schema{"kind": schema{"const": kind}, member: s},
	}
}

// sharedParts returns the files that events refer to, by their names.
func sharedParts() map[string]schema {
	name := schema{"type": "string", "minLength": 1, "maxLength": 64}
	return map[string]schema{
		"actor": {
			"type": "object", "required": []string{"id", "name"},
			"properties": schema{
				"id": schema{"type": "string", "format": "uuid"}, "name": name,
				"role": schema{"enum": []string{"customer", "clerk", "system"}}, "home": schema{"$ref": "address.json"},
			},
		},
		"address": {
			"type": "object", "required": []string{"street", "city", "country"},
			"properties": schema{
				"street": name, "city": name, "zip": schema{"type": "string", "pattern": "^[0-9A-Z -]{3,10}$"},
				"country": schema{"type": "string", "minLength": 2, "maxLength": 2},
			},
		},
		"money": {
			"type": "object", "required": []string{"amount", "currency"}, "additionalProperties": false,
			"properties": schema{
				"amount":   schema{"type": "number", "multipleOf": 0.01},
				"currency": schema{"type": "string", "pattern": "^[A-Z]{3}$"},
			},
		},
		"thread": {
			"type": "object", "required": []string{"text"},
			"properties": schema{
				"text": name, "by": schema{"$ref": "actor.json"},
				"replies": schema{"type": "array", "items": schema{"$ref": "#"}, "maxItems": 100},
			},
		},
	}
}
