#include "server-stub/store/ticket_projection.h"

#include "models/text/ngrams.h"
#include "models/text/utf.h"

namespace lianxin::store {

namespace {

bool isSingleHan(const std::string& term)
{
    return text::length(term) == 1 && text::isHan(text::toUtf32(term).front());
}

/// A character that begins a pair is found by the pair's beginning and needs no term of its own.
void append(std::string& grams, std::string_view text)
{
    const auto terms = text::termTexts(text);
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const bool begins = i + 1 < terms.size() && terms[i + 1].size() > terms[i].size() &&
                            terms[i + 1].starts_with(terms[i]) && isSingleHan(terms[i]);
        if (begins)
            continue;
        if (!grams.empty())
            grams += ' ';
        grams += terms[i];
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

std::string gramsOf(const engine::TicketView& ticket)
{
    std::string grams;
    append(grams, ticket.number);
    append(grams, ticket.provisionalNumber);
    for (const auto& field : ticket.fields) {
        if (field.name == ticket::field::kKind || field.name == ticket::field::kCategory)
            continue;
        append(grams, field.display.value.empty() ? field.value.value : field.display.value);
    }
    return grams;
}

std::string matchExpression(const std::string& words)
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

} // namespace lianxin::store
