#include "server-stub/store/ticket_terms.h"

#include "models/text/ngrams.h"
#include "models/text/utf.h"
#include "server-stub/store/cells.h"

namespace lianxin::store {

namespace {

/// Of a digest: 64 bits, enough to tell the callers of a city apart.
constexpr std::size_t kDigestDigits = 16;
/// More cells than these are not asked for together.
constexpr std::int64_t kMostCells = 64;

std::string nearTerm(std::int64_t cell)
{
    return "near=" + std::to_string(cell);
}

std::string wideTerm(std::int64_t cell)
{
    return "wide=" + std::to_string(cell);
}

std::string callerTerm(std::string_view digest)
{
    return "caller=" + std::string(digest.substr(0, kDigestDigits));
}

bool isSingleHan(const std::string& term)
{
    return text::length(term) == 1 && text::isHan(text::toUtf32(term).front());
}

/// A character that begins a pair is found by the pair's beginning and needs no term of its own.
void append(std::string& all, std::string_view text)
{
    const auto terms = text::termTexts(text);
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const bool begins = i + 1 < terms.size() && terms[i + 1].size() > terms[i].size() &&
                            terms[i + 1].starts_with(terms[i]) && isSingleHan(terms[i]);
        if (begins)
            continue;
        if (!all.empty())
            all += ' ';
        all += terms[i];
    }
}

std::string quoted(const std::string& term)
{
    std::string out = "\"";
    for (const char c : term)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

void also(std::string& expression, const std::string& condition)
{
    if (condition.empty())
        return;
    if (!expression.empty())
        expression += " AND ";
    expression += condition;
}

std::vector<std::string> split(const std::string& words)
{
    std::vector<std::string> all(1);
    for (const char32_t c : text::toUtf32(words)) {
        if (text::isSpace(c))
            all.emplace_back();
        else
            all.back() += text::toUtf8(std::u32string(1, c));
    }
    return all;
}

} // namespace

const std::string& fieldOf(const engine::TicketView& ticket, std::string_view name)
{
    static const std::string kNone;
    for (const auto& field : ticket.fields)
        if (field.name == name)
            return field.value.value;
    return kNone;
}

std::string termsOf(const engine::TicketView& ticket, std::string_view callerDigest)
{
    std::string terms;
    append(terms, ticket.number);
    append(terms, ticket.provisionalNumber);
    for (const auto& field : ticket.fields) {
        if (field.name == ticket::field::kKind || field.name == ticket::field::kCategory)
            continue;
        append(terms, field.display.value.empty() ? field.value.value : field.display.value);
    }
    if (ticket.point) {
        terms += ' ' + nearTerm(kNearGrid.cellOf(*ticket.point));
        terms += ' ' + wideTerm(kWideGrid.cellOf(*ticket.point));
    }
    if (!callerDigest.empty())
        terms += ' ' + callerTerm(callerDigest);
    return terms;
}

std::string matchWords(const std::string& words)
{
    std::string expression;
    for (const auto& word : split(words)) {
        std::string pairs;
        std::string singles;
        for (const auto& term : text::termTexts(word))
            if (isSingleHan(term))
                also(singles, quoted(term) + " *");
            else
                also(pairs, quoted(term));
        also(expression, pairs.empty() ? singles : pairs);
    }
    return expression;
}

std::string matchCaller(std::string_view digest)
{
    return digest.empty() ? std::string() : quoted(callerTerm(digest));
}

std::string matchNear(const places::Box& box)
{
    std::string expression;
    const auto any = [&expression](const std::vector<std::int64_t>& cells, auto termOf) {
        for (const auto cell : cells)
            expression += (expression.empty() ? "" : " OR ") + quoted(termOf(cell));
    };
    any(kNearGrid.cellsOf(box, kMostCells), nearTerm);
    if (expression.empty())
        any(kWideGrid.cellsOf(box, kMostCells), wideTerm);
    return expression;
}

std::string matchAll(const std::vector<std::string>& expressions)
{
    std::string all;
    for (const auto& expression : expressions)
        also(all, expression.empty() ? expression : '(' + expression + ')');
    return all;
}

} // namespace lianxin::store
