#include "server-stub/store/ticket_terms.h"

#include "models/text/ngrams.h"
#include "models/text/utf.h"
#include "server-stub/store/cells.h"

#include <algorithm>
#include <iterator>

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

/// Where `term` stands as a whole, or begins one.
bool has(std::string_view terms, const TermQuery::Term& term)
{
    const auto size = term.text.size();
    for (auto at = terms.find(term.text); at != std::string_view::npos;
         at = terms.find(term.text, at + 1)) {
        const bool starts = at == 0 || terms[at - 1] == ' ';
        const bool ends = at + size == terms.size() || terms[at + size] == ' ';
        if (starts && (ends || term.begins))
            return true;
    }
    return false;
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
        using namespace ticket::field;
        if (field.name == kKind || field.name == kCategory || field.name == kMood)
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

TermQuery& TermQuery::and_(TermQuery other)
{
    for (auto& any : other.m_all)
        m_all.push_back(std::move(any));
    return *this;
}

std::string TermQuery::expression() const
{
    std::string all;
    for (const auto& any : m_all) {
        std::string one;
        for (const auto& term : any)
            one += (one.empty() ? "" : " OR ") + quoted(term.text) + (term.begins ? " *" : "");
        all += (all.empty() ? "" : " AND ") + (any.size() > 1 ? '(' + one + ')' : one);
    }
    return all;
}

bool TermQuery::matches(std::string_view terms) const
{
    return std::all_of(m_all.begin(), m_all.end(), [&](const AnyOf& any) {
        return std::any_of(any.begin(), any.end(),
                           [&](const Term& term) { return has(terms, term); });
    });
}

TermQuery matchWords(const std::string& words)
{
    std::vector<TermQuery::AnyOf> all;
    for (const auto& word : split(words)) {
        std::vector<TermQuery::AnyOf> pairs;
        std::vector<TermQuery::AnyOf> singles;
        for (auto& term : text::termTexts(word)) {
            const bool single = isSingleHan(term);
            (single ? singles : pairs).push_back({{std::move(term), single}});
        }
        auto& asked = pairs.empty() ? singles : pairs;
        std::move(asked.begin(), asked.end(), std::back_inserter(all));
    }
    return TermQuery(std::move(all));
}

TermQuery matchCaller(std::string_view digest)
{
    return digest.empty() ? TermQuery() : TermQuery({{{callerTerm(digest)}}});
}

TermQuery matchNear(const places::Box& box)
{
    TermQuery::AnyOf cells;
    for (const auto cell : kNearGrid.cellsOf(box, kMostCells))
        cells.push_back({nearTerm(cell)});
    if (cells.empty())
        for (const auto cell : kWideGrid.cellsOf(box, kMostCells))
            cells.push_back({wideTerm(cell)});
    return cells.empty() ? TermQuery() : TermQuery({std::move(cells)});
}

} // namespace lianxin::store
