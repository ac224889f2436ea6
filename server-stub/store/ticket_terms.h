#pragma once

#include "models/engine/answer.h"
#include "models/places/point.h"

#include <string>
#include <string_view>
#include <vector>

/// Terms under which a ticket stands in the index `ticket_words`, and FTS5 expressions that find
/// them there. What a person can type never meets the terms of place and caller.
namespace lianxin::store {

/// Separated by blanks (`blanks.h` splits them again): every pair of neighbouring Han characters (a
/// character that has no neighbour after it by itself), numbers and words of its number, place,
/// summary, asks and caller's name; the cells in which its point lies; the beginning of its
/// caller's digest.
std::string termsOf(const engine::TicketView& ticket, std::string_view callerDigest);

/// What is asked of a ticket's terms: of each list at least one.
class TermQuery {
public:
    struct Term {
        std::string text;
        bool begins = false; ///< any term that begins so
    };
    using AnyOf = std::vector<Term>;

    TermQuery() = default;
    explicit TermQuery(std::vector<AnyOf> all) : m_all(std::move(all)) {}
    /// And of the other query, too.
    TermQuery& and_(TermQuery other);

    bool empty() const { return m_all.empty(); }
    /// For `ticket_words MATCH`. https://www.sqlite.org/fts5.html#full_text_query_syntax
    std::string expression() const;
    /// Whether terms as termsOf() gives them fulfil it.
    bool matches(std::string_view terms) const;

private:
    std::vector<AnyOf> m_all;
};

/// What a person typed: all of its pairs, a lone character as the beginning of any pair; empty when
/// there is nothing to look for.
TermQuery matchWords(const std::string& words);
/// Tickets of one caller, and hardly ever one of another; empty for empty.
TermQuery matchCaller(std::string_view digest);
/// Tickets of the cells that touch the box, and so some outside it; empty when it is wider than an
/// index is good for.
TermQuery matchNear(const places::Box& box);

/// The value of a field, or empty.
const std::string& fieldOf(const engine::TicketView& ticket, std::string_view name);

} // namespace lianxin::store
