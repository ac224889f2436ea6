#include "server-stub/store/ticket_projection.h"

#include "models/text/ngrams.h"
#include "models/text/utf.h"

namespace lianxin::store {

namespace {

void append(std::string& grams, std::string_view text)
{
    for (const auto& term : text::termTexts(text)) {
        if (!grams.empty())
            grams += ' ';
        grams += term;
    }
}

bool isSingleHan(const std::string& term)
{
    return text::length(term) == 1 && text::isHan(text::toUtf32(term).front());
}

std::string quoted(const std::string& term)
{
    std::string out = "\"";
    for (const char c : term)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
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
    const auto terms = text::termTexts(words);
    std::string pairs;
    std::string singles;
    for (const auto& term : terms) {
        std::string& into = isSingleHan(term) ? singles : pairs;
        into += (into.empty() ? "" : " AND ") + quoted(term);
    }
    return pairs.empty() ? singles : pairs;
}

} // namespace lianxin::store
