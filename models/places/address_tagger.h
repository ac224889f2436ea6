#pragma once

#include "models/base/result.h"
#include "models/places/address_model.h"
#include "models/places/tagged_address.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lianxin::places {

/// Cuts an address into its parts (province … room), learned from tagged addresses. Three
/// small neural networks give their joint opinion; the parts chosen are those that make most of the
/// expected F1, so a stretch of which less than about half is certain stays untagged. Immutable
/// once trained; `tag` is safe between threads.
class AddressTagger {
public:
    /// Takes about a minute of one core a network for 9,000 addresses. Errors:
    /// `no_addresses` (none with a chunk), `too_many_labels` (more than 200 kinds). Chunks that do
    /// not tile their address are filled up with chunks of type `other`.
    static Result<AddressTagger> train(const std::vector<TaggedAddress>& addresses);
    /// A tagger that was written down. Error `bad_model`.
    static Result<AddressTagger> of(const AddressModel& model);
    /// In plain values.
    AddressModel model() const;
    const AddressTraining& training() const;
    ~AddressTagger();
    AddressTagger(AddressTagger&&) noexcept;
    AddressTagger& operator=(AddressTagger&&) noexcept;

    struct Part {
        AddressChunk chunk;
        double confidence = 0; ///< probability that boundary and type are right
    };
    /// Parts in order, disjoint. Takes about a millisecond for 20 tokens; of a text longer than 200
    /// tokens only the first 200 are read.
    std::vector<Part> tag(const std::vector<std::string>& tokens) const;

private:
    struct State;
    explicit AddressTagger(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

/// Harmonic mean of precision and recall over chunks; a chunk is right when boundary and type are.
double chunkF1(const AddressTagger& tagger, const std::vector<TaggedAddress>& addresses);

} // namespace lianxin::places
