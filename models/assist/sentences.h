#pragma once

#include "models/assist/moment.h"
#include "models/assist/parts.h"

#include <string>
#include <vector>

namespace lianxin::assist {

/// Utterances made ready for all readers, in lists side by side: a reader takes whole lists.
struct Sentences {
    std::vector<std::string> texts; ///< as last heard, beside `heard`
    std::vector<Heard> heard;
    std::vector<places::AddressWords> placeWords;
    std::vector<std::vector<knowledge::Word>> answerWords;
    std::vector<std::vector<int>> asked; ///< questions of entries, said by the caller as they stand
    std::vector<std::vector<Moment>> moments;
    std::vector<std::vector<places::Mention>> mentions;

    /// Makes ready what is new among them or was corrected, and drops what is not there any more.
    void follow(const std::vector<session::Utterance>& said, const Assistant::Parts& parts,
                UtcTime now);
    /// Place of the first whose utterance has that number or a later one.
    std::size_t from(int utterance) const;
    /// Takes the sentences from `at` on away.
    Sentences cut(std::size_t at);
    void append(Sentences&& later);
    bool empty() const { return heard.empty(); }

private:
    void take(std::size_t at, const session::Utterance& utterance, const Assistant::Parts& parts,
              UtcTime now);
    template <class Do> void forEachList(Do todo);
};

} // namespace lianxin::assist
