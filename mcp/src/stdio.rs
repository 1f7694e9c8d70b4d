//! Serving one client over standard input and output.

use std::{future::Future, io, sync::Arc};

use rmcp::{
    RoleServer, ServiceExt,
    model::ClientJsonRpcMessage,
    service::{QuitReason, RxJsonRpcMessage, ServerInitializeError, TxJsonRpcMessage},
    transport::{Transport, async_rw::AsyncRwTransport, stdio_pipes},
};

use crate::{
    Ended, MOST_MESSAGE_BYTES, ServeError, Toolbox,
    ending::{Calls, Signals, runtime},
    handler::Handler,
};

/// Serves the client at standard input and output until it leaves, or the
/// process is told to stop.
///
/// Nobody else may use these two meanwhile. A message of more than
/// [`MOST_MESSAGE_BYTES`] and what is no JSON are ignored: neither has a number
/// that could be answered to.
///
/// # Errors
/// When the system refuses what a server needs, or the client begins with
/// something else than the protocol.
pub fn serve_stdio(toolbox: impl Toolbox) -> Result<Ended, ServeError> {
    let runtime = runtime()?;
    let ended = runtime.block_on(serve(Arc::new(toolbox)));
    // Somebody may still read standard input, and would never let go of it.
    runtime.shutdown_background();
    ended
}

async fn serve(toolbox: Arc<dyn Toolbox>) -> Result<Ended, ServeError> {
    let mut signals = Signals::listen()?;
    let calls = Calls::default();
    let handler = Handler::new(toolbox, calls.clone());
    let (input, output) = stdio_pipes();
    let transport = Patient {
        inner: AsyncRwTransport::new_server(input, output).with_max_line_length(MOST_MESSAGE_BYTES),
        begun: false,
    };
    let session = async {
        let running = handler.serve(transport).await.map_err(Box::new);
        match running {
            Ok(running) => Ok(running.waiting().await),
            Err(error) => Err(error),
        }
    };
    let ended = tokio::select! {
        ended = session => ended,
        () = signals.next() => {
            calls.end().await;
            return Ok(Ended::Interrupted);
        }
    };
    calls.end().await;
    match ended.map_err(|error| *error) {
        Ok(Ok(QuitReason::Closed | QuitReason::Cancelled)) => Ok(Ended::ClientLeft),
        Ok(Ok(QuitReason::JoinError(error)) | Err(error)) => {
            Err(ServeError::System(io::Error::other(error)))
        }
        Ok(Ok(_)) => Ok(Ended::ClientLeft),
        Err(
            ServerInitializeError::ConnectionClosed(_)
            | ServerInitializeError::Cancelled
            | ServerInitializeError::TransportError { .. },
        ) => Ok(Ended::ClientLeft),
        Err(error) => Err(ServeError::Protocol(error.to_string())),
    }
}

/// Ignores what clients say before they ask for anything, which the SDK takes
/// for a reason to end.
struct Patient<T> {
    inner: T,
    begun: bool,
}

impl<T: Transport<RoleServer>> Transport<RoleServer> for Patient<T> {
    type Error = T::Error;

    fn send(
        &mut self,
        item: TxJsonRpcMessage<RoleServer>,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send + 'static {
        self.inner.send(item)
    }

    async fn receive(&mut self) -> Option<RxJsonRpcMessage<RoleServer>> {
        loop {
            let message = self.inner.receive().await?;
            self.begun |= matches!(message, ClientJsonRpcMessage::Request(_));
            if self.begun {
                return Some(message);
            }
        }
    }

    async fn close(&mut self) -> Result<(), Self::Error> {
        self.inner.close().await
    }
}
