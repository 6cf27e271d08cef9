#include "pipeline/compare_amount_parts.h"

#include <algorithm>
#include <charconv>

#include "stages/text/ascii.h"

namespace plainsend {

namespace {

std::optional<double> number_of(std::string_view digits) {
    if (digits.starts_with('-')) {
        const auto number = number_of(digits.substr(1));
        return number ? std::optional(-*number) : std::nullopt;
    }
    if (const std::size_t line = digits.find('/'); line != std::string_view::npos) {
        const auto above = number_of(digits.substr(0, line));
        const auto below = number_of(digits.substr(line + 1));
        return above && below && *below > 0 ? std::optional(*above / *below) : std::nullopt;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool plain = !digits.empty() && is_digit(digits.front()) && is_digit(digits.back());
    return plain && error == std::errc() && end == digits.data() + digits.size() ? std::optional(value)
                                                                                 : std::nullopt;
}

std::optional<double> minutes_in(std::string_view unit) {
    if (unit == "second")
        return 1.0 / 60;
    if (unit == "minute")
        return 1.0;
    return unit == "hour" ? std::optional(60.0) : std::nullopt;
}

void read_quantity(std::string_view value, AmountPart& part) {
    const std::size_t space = value.find(' ');
    const auto number = number_of(value.substr(0, space));
    const std::string_view unit = number && space != std::string_view::npos ? value.substr(space + 1) : value;
    part.says_number = number.has_value();
    part.amount.number = number;
    part.amount.unit = unit;
    if (const auto minutes = minutes_in(unit)) {
        part.minutes = *minutes;
        if (number) {
            part.amount.unit = "minute";
            *part.amount.number *= *minutes;
        }
    }
    if (unit == "time" && number) {
        part.amount.many = *number;
        part.amount.number.reset();
        part.amount.unit.clear();
    }
}

void read_money(std::string_view value, AmountPart& part) {
    const bool minus = value.starts_with('-');
    if (minus)
        value.remove_prefix(1);
    const bool pence = value.ends_with('p');
    const std::size_t first =
        static_cast<std::size_t>(std::find_if(value.begin(), value.end(), is_digit) - value.begin());
    part.amount.number = number_of(value.substr(first, value.size() - first - (pence ? 1 : 0)));
    if (!part.amount.number)
        part.amount.raw = value;
    part.amount.unit = pence ? "£" : value.substr(0, first);
    if (part.amount.number)
        *part.amount.number /= (pence ? 100 : 1) * (minus ? -1 : 1);
    part.says_number = true;
}

} // namespace

AmountPart part_of(const Fact& fact) {
    AmountPart part;
    part.amount.kind = fact.kind;
    part.amount.span = fact.span;
    const std::string_view value = fact.value;
    switch (fact.kind) {
    case FactKind::quantity:
        read_quantity(value, part);
        break;
    case FactKind::money:
        read_money(value, part);
        break;
    case FactKind::percent:
        part.amount.number = number_of(value.substr(0, value.size() - 1));
        part.amount.unit = "%";
        part.says_number = true;
        break;
    case FactKind::frequency: {
        const std::string_view rest = value.substr(std::string_view("every ").size());
        const std::size_t space = rest.find(' ');
        const auto count = number_of(rest.substr(0, space));
        part.amount.every = count && space != std::string_view::npos
                                ? Every{*count, std::string(rest.substr(space + 1))}
                                : Every{1, std::string(rest)};
        break;
    }
    default:
        part.amount.number = number_of(value);
        part.says_number = part.amount.number.has_value();
        if (fact.is_reference && value.find('.') != std::string_view::npos)
            part.amount.reference = value;
        constexpr std::size_t most_digits = 9; // a longer one is no amount but a telephone number
        if (value.size() > most_digits)
            part.amount.number.reset();
        if (!part.amount.number)
            part.amount.raw = value;
    }
    part.is_fraction = value.find('/') != std::string_view::npos;
    return part;
}

} // namespace plainsend
