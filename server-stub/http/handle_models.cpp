#include "models/wire/digest.h"
#include "server-stub/http/routes.h"

namespace lianxin::http {

TrainedModel trainedModel(std::string file)
{
    return {'"' + wire::sha256Hex(file) + '"', std::move(file)};
}

void getModel(Api& api, Exchange& exchange)
{
    const auto model = api.models.find(exchange.id());
    if (model == api.models.end())
        return exchange.replyError({"unknown_model", {}});
    const auto& [etag, file] = model->second;
    exchange.setHeader("ETag", etag);
    exchange.setHeader("Cache-Control", "private, no-cache");
    if (exchange.header("If-None-Match") == etag)
        return exchange.replyNothing(304);
    exchange.reply(200, file, "application/octet-stream");
}

} // namespace lianxin::http
