#pragma once

#include "models/engine/city.h"
#include "models/engine/event.h"
#include "models/wire/view_json.h"
#include "server-stub/store/database.h"

#include <memory>
#include <string>
#include <vector>

namespace lianxin::store {

/// The three rates and the score of every unit and month, made of figures and of the weights that
/// the log says hold: as the server states them beside as they should be.
class RateCheck {
public:
    /// `city`: the store's; without one units are named by their ids and all rates weigh the same.
    explicit RateCheck(const std::shared_ptr<const engine::City>& city);

    /// The next event: a revised policy brings weights of its own.
    void fold(const engine::Event& event);
    const sla::ScoreWeights& weights() const { return m_weights; }

    /// After the last event: in Chinese, one sentence a rate that is stated otherwise than `folded`
    /// has it. Reads a month at a time. Throws Poco exceptions; error `store_corrupt` for a figure
    /// nobody knows.
    Result<std::vector<std::string>> compare(Poco::Data::Session& stated,
                                             Poco::Data::Session& folded) const;
    /// A month as `GET /v1/figures` shows it to who may see all. Throws and errors as above.
    Result<wire::FigureTable> table(Poco::Data::Session& session, int month) const;

private:
    routing::Directory m_directory;
    sla::ScoreWeights m_weights;
};

} // namespace lianxin::store
