#include "load/values.h"

#include <ctype.h>
#include <string.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_hex(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

const char *value_next_word(const char **at, const char *end, size_t *length)
{
	bool is_quoted = false;
	while (*at < end && isspace((unsigned char)**at))
		(*at)++;
	const char *start = *at;
	for (; *at < end && (is_quoted || !isspace((unsigned char)**at)); (*at)++)
		is_quoted ^= **at == '"';
	*length = (size_t)(*at - start);
	return *length > 0 ? start : NULL;
}

bool value_is_id(const char *text)
{
	return *text != '\0' && text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

/* The number that `count` digits spell, -1 when one of them is not a digit. */
static int digits(const char *text, size_t count)
{
	int number = 0;
	for (size_t i = 0; i < count; i++) {
		if (!is_digit(text[i]))
			return -1;
		number = 10 * number + (text[i] - '0');
	}
	return number;
}

static int days_in_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return month == 2 && leap ? 29 : days[month - 1];
}

bool value_is_date(const char *text)
{
	if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
		return false;
	int year = digits(text, 4);
	int month = digits(text + 5, 2);
	int day = digits(text + 8, 2);
	return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

bool value_is_year(const char *text)
{
	if (strlen(text) != 4)
		return false;
	int year = digits(text, 4);
	return year >= 1900 && year < 2200;
}

bool value_is_phone(const char *text)
{
	size_t count = 0;
	for (const char *c = text; *c != '\0'; c++) {
		if (is_digit(*c))
			count++;
		else if (!strchr(" +-().", *c))
			return false;
	}
	return count >= 2;
}

/* What may stand in a URL (RFC 3986): unreserved, reserved, or '%' with two hexadecimal digits. */
static bool is_url_tail(const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '%') {
			if (!is_hex(text[1]) || !is_hex(text[2]))
				return false;
		} else if (!is_letter(*text) && !is_digit(*text) && !strchr("-._~:/?#[]@!$&'()*+,;=", *text)) {
			return false;
		}
	}
	return true;
}

bool value_is_web_address(const char *text)
{
	size_t scheme = strncmp(text, "https://", 8) == 0 ? 8 : strncmp(text, "http://", 7) == 0 ? 7 : 0;
	if (scheme == 0)
		return false;
	const char *host = text + scheme;
	return (is_letter(*host) || is_digit(*host)) && is_url_tail(host);
}
