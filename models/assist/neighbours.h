#pragma once

#include "models/assist/text_model.h"

#include <functional>
#include <utility>
#include <vector>

namespace lianxin::assist {

/// Gathers the texts a model learns from, so that a text can be held against the nearest of them.
class NeighbourGatherer {
public:
    /// `vector` as `vectorOf` makes it.
    void add(const std::vector<std::pair<int, float>>& vector, int label);
    /// `keys`: how many there are. Runs of fewer than four texts and of a tenth of all or more are
    /// left out: they tell little of likeness, and most of the room and time would go to them.
    LearnedTexts take(std::size_t keys);

private:
    struct Holding {
        std::uint32_t key;
        std::uint16_t text;
        float value;
    };
    std::vector<std::uint16_t> m_labels;
    std::vector<Holding> m_holdings;
};

/// Adds to the scores what the nearest learned texts say (the cosine of their vectors with this
/// one, in shares of half a point altogether): many letters are like one that came before, which
/// weights of runs do not know. Only texts that `mayTell` are asked, without it all; where none was
/// kept, nothing is added.
void addNeighbours(const LearnedTexts& learned, const std::vector<std::pair<int, float>>& vector,
                   std::vector<float>& scores,
                   const std::function<bool(std::size_t)>& mayTell = {});

} // namespace lianxin::assist
