#pragma once

#include "models/session/event.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::assist {

/// One opening of spoken_matters.tsv, as a caller says it.
struct Opening {
    std::set<std::string> leaves; ///< each is right; empty: it tells no matter
    std::string said;
    bool keptBack = false; ///< lines of even number: only counted, never looked at
};

std::vector<Opening> readOpenings(std::string_view tsv);
/// True when `code` is one of the leaves, or names a branch that one of them belongs to.
bool holds(const Opening& opening, std::string_view code);

/// What a line, a recogniser and a person in thought do to a sentence.
enum class Noise {
    None,
    Homophones, ///< one Han character in six is another of the same syllable, at least one
    Dropped,    ///< one character in eight is missing, at least one
    Split,      ///< cut in two somewhere in its middle half, two utterances
    Fillers,    ///< 呃, 那个, 就是说 … between characters, twice
    Unmarked,   ///< no mark and no blank is written
};
inline constexpr Noise kNoises[]{Noise::None,  Noise::Homophones, Noise::Dropped,
                                 Noise::Split, Noise::Fillers,    Noise::Unmarked};
std::string_view nameOf(Noise noise);

/// As a recogniser writes it that sets neither marks nor blanks.
std::string unmarked(std::string_view said);

/// Makes sentences noisy, each the same way each time: chance comes from the sentence alone.
class NoiseMaker {
public:
    /// `written`: text of the sort that a recogniser writes; its characters stand for those heard.
    explicit NoiseMaker(std::string_view written);

    /// The utterances heard in the sentence's place.
    std::vector<std::string> apply(Noise noise, const std::string& said) const;

    /// A place of `names` in the stead of the first word that says only of what sort a place is
    /// (小区 → 阳光小区, 河边 → 卫河边); nothing where there is none.
    static std::optional<std::string> named(const std::string& said,
                                            const std::vector<std::string>& names);

private:
    std::u32string homophones(std::u32string text, std::uint64_t seed) const;

    std::vector<char32_t> m_characters; ///< each once, in the order of their code points
};

/// What callers say around a matter in the same breath: a line before it and one behind it.
class Surroundings {
public:
    /// Of around.tsv: by a hand that nothing was learned from.
    explicit Surroundings(std::string_view tsv);
    /// For the same sentence always the same.
    std::string around(const std::string& said) const;

private:
    std::vector<std::string> m_before;
    std::vector<std::string> m_behind;
};

/// Wilson's interval of a share, 95 %.
struct Share {
    int of = 0;
    int all = 0;
    void add(bool counts)
    {
        ++all;
        of += counts ? 1 : 0;
    }
    double value() const { return all > 0 ? static_cast<double>(of) / all : 0; }
    double low() const;
    double high() const;
    /// `212 of 343, 61.8 % (56.6–66.8)`.
    std::string text() const;
};

} // namespace lianxin::assist
