#pragma once

#include "server-stub/store/verification.h"

#include <iosfwd>
#include <optional>
#include <string>

/// Units' figures, rates and scores as `verify` shows them.
namespace lianxin::operate {

/// `UNIT[/FIGURE[/YEAR-MONTH]]`, where the figure may be a rate or the score as well; nothing when
/// it cannot be read.
std::optional<store::FigureQuestion> figureQuestion(const std::string& text);

/// The rates and the score of every unit, a line each, below a head.
void printRates(std::ostream& out, const wire::FigureTable& table);
/// The events behind the figures asked about, one a line, rate by rate and month by month; below
/// each the figures they add up to, the rate with its weight, and at the end the score, where all
/// that it is made of was asked about.
void printBehind(std::ostream& out, const store::FigureQuestion& question,
                 const store::Findings& found);
/// `,"weights":{…},"rates":TABLE`, the table as `GET /v1/figures` has it, and `,"behind":[…]` of
/// events `{"seq","at","type","ticket","month","figure","good","judged"}`, when there are any.
std::string figuresJson(const store::Findings& found);

} // namespace lianxin::operate
